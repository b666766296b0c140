-- What pairs are of, in words.
SELECT * FROM (VALUES ('members', 'members'), ('second-moment', 'noise with the members'' second moment'), ('isotropic', 'isotropic noise')) AS w (kind, words)
