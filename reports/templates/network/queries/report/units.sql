-- How many units of the last layer are shown.
SELECT count(DISTINCT unit) AS shown, any_value(layer) AS layer FROM layer_features WHERE layer = (SELECT max(layer) FROM layer_features)
