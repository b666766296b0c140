-- Arms with the same layers as they were and as fine-tuning left them.
SELECT * FROM (VALUES ('layer-2', 'study'), ('improved-before', 'improved'), ('narrow', 'narrow-tuned')) AS chosen(before, after)
