-- The arms whose mistakes stand side by side.
SELECT * FROM (VALUES ('layer-2', false), ('study', true)) AS chosen(arm, after)
