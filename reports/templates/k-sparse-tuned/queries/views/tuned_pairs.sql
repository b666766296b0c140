-- Arms with the same layers as they were and as fine-tuning left them.
SELECT * FROM (VALUES ('frozen', 'study'), ('frozen', 'plain'), ('deep-frozen', 'deep')) AS chosen(before, after)
