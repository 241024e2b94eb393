"""The OpenAPI description of the desk's JSON, made from its pages and their answers' types."""
