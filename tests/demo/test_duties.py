"""What My page asks of people leads to a page that is there."""

import pytest
from django.urls import reverse

from tertial.access import queries as access
from tertial.inbox import queries as inbox
from tertial.kernel import clock
from tertial.organisation import queries as organisation

pytestmark = [pytest.mark.demo, pytest.mark.django_db]


def test_every_duty_of_everybody_leads_somewhere_and_says_why(signed_in):
    agency = organisation.agency_by_code("EM")
    today, found = clock.today(), 0
    for person in organisation.people(agency.id, on=today):
        actor = access.actor_of_person(person.id, on=today)
        for duty in inbox.duties(actor, today):
            address = reverse(duty.url_name, args=duty.url_args)
            assert signed_in(person.email).get(address, follow=True).status_code == 200, duty
            assert duty.title, duty
            assert duty.reason, duty
            found += 1
    assert found > 20
