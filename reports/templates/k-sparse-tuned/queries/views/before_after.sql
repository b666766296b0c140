-- The arms whose mistakes stand side by side.
SELECT * FROM (VALUES ('frozen', false), ('study', true)) AS chosen(arm, after)
