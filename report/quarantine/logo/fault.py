"""What is wrong with a logo."""


class Fault(Exception):
    """`str()` says what it is, and what to do about it."""
