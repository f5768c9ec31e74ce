"""What each command does, once the door has read its arguments."""
