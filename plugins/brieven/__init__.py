"""What stands at /brief/: letters and reports, paragraph by paragraph."""
