namespace ResearchPipeline.Compute.Simd;

/// <summary>The hashes of the tiles of an update, of which as many follow each other for a member.</summary>
internal sealed class TileHashes
{
    private ParameterHash[] _hashes = [];

    /// <summary>Makes room.</summary>
    public void Open(int tiles)
    {
        if (_hashes.Length < tiles)
        {
            _hashes = new ParameterHash[tiles];
        }
    }

    /// <summary>Keeps that of a tile.</summary>
    public void Set(int tile, ParameterHash hash) => _hashes[tile] = hash;

    /// <summary>Adds those of each member up: the hashes of the batch.</summary>
    public void Close(EnsembleBatch batch, int tilesPerMember)
    {
        for (int member = 0; member < batch.Members; member++)
        {
            ParameterHash total = default;
            foreach (ParameterHash hash in _hashes.AsSpan(member * tilesPerMember, tilesPerMember))
            {
                total += hash;
            }

            batch.ParameterHashes[member] = total;
        }
    }
}
