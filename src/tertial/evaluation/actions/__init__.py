"""What can be done to evaluation plans (`plans`) and surveys (`surveys`), and answering them (`answers`)."""
