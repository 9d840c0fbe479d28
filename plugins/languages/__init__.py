"""Other languages: their words, their texts, and the records that speak them."""
