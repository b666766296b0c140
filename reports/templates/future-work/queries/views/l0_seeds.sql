-- Active latents of every evaluated image where a threshold selects from a dictionary learned by batches, with its class and its ink: of member 0.
SELECT seed, image, label, ink, l0 FROM arms_novelty WHERE model = 'member' AND member = 0 AND arm = 'batch'
