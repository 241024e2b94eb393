"""Contacts: meetings, calls, talks, agreements, ceasefires, visits, appeals, deployments."""

from rashomon.code.contacts.find import find_contacts

__all__ = ["find_contacts"]
