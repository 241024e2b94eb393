"""The brief, the incidents, the exports."""
