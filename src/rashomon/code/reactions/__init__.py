"""Reactions: third parties that condemn, worry, urge, support, offer, demand or deny."""

from rashomon.code.reactions.find import find_reactions

__all__ = ["find_reactions"]
