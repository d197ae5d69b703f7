"""From a plan to a changed plan and the list of its changes; pure, and ignorant of files and pages."""
