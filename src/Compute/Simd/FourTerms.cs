using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// The auxiliary codes of a member as terms of its silent features' gradients, four features side by side: factors, and a mask that says
/// which images a feature has. Adding zeros for the others in place of masking them could turn a -0 into +0.
/// </summary>
internal sealed class FourTerms : ITiledWork
{
    /// <summary>Features side by side.</summary>
    public const int Features = 4;

    /// <summary>Numbers of an image: a decoder factor of each feature, an encoder factor of each, and a mask of each, all ones or all zeros.</summary>
    public const int Numbers = 3 * Features;

    /// <summary>Silent features of a member, at most, that are treated so: all with each image, also those that are not in its code.</summary>
    public const int MostFeatures = 256;

    private const int ImagesPerTile = 32;
    private EnsembleBatch _batch = null!;
    private float _scale;
    private float[][] _numbers = [];
    private int _tilesPerMember;

    /// <summary>Whether a member's silent features are few enough, and enough of them in each code, for that to be less work.</summary>
    public static bool Suit(AuxiliaryBatch auxiliary, int member)
    {
        int silent = auxiliary.Silent(member).Length;
        return silent > 0 && silent <= Math.Min(MostFeatures, 2 * auxiliary.Codes[member].K);
    }

    /// <summary>Blocks of four features that a member has here; 0 where its silent features do not suit.</summary>
    public static int Blocks(AuxiliaryBatch auxiliary, int member) =>
        Suit(auxiliary, member) ? (auxiliary.Silent(member).Length + Features - 1) / Features : 0;

    /// <summary>Lays them out.</summary>
    /// <param name="pool">Threads.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="blocks">The largest number of <see cref="Blocks"/>.</param>
    /// <param name="scale">Of the decoder factors.</param>
    public void Run(WorkerPool pool, EnsembleBatch batch, int blocks, float scale)
    {
        (_batch, _scale) = (batch, scale);
        int room = blocks * batch.Rows * Numbers;
        if (_numbers.Length < batch.Members || _numbers[0].Length < room)
        {
            _numbers = CompareOperation.Rows<float>(batch.Members, room);
        }

        _tilesPerMember = (batch.Rows + ImagesPerTile - 1) / ImagesPerTile;
        pool.Run(this, batch.Members * _tilesPerMember);
    }

    /// <summary>The numbers of a block of a member, <see cref="Numbers"/> an image.</summary>
    public Span<float> Of(int member, int block) => _numbers[member].AsSpan(block * _batch.Rows * Numbers, _batch.Rows * Numbers);

    public void Run(int tile)
    {
        (int member, int part) = Math.DivRem(tile, _tilesPerMember);
        int blocks = Blocks(_batch.Auxiliary!, member);
        int first = part * ImagesPerTile;
        int count = Math.Min(_batch.Rows - first, ImagesPerTile);
        for (int block = 0; block < blocks; block++)
        {
            Of(member, block).Slice(first * Numbers, count * Numbers).Clear();
        }

        for (int image = first; image < first + count && blocks > 0; image++)
        {
            Spread(member, image);
        }
    }

    // The features of a code ascend, and are part of the silent ones.
    private void Spread(int member, int image)
    {
        AuxiliaryBatch auxiliary = _batch.Auxiliary!;
        ReadOnlySpan<int> silent = auxiliary.Silent(member), indices = auxiliary.Codes[member].RowIndices(image);
        ReadOnlySpan<float> values = auxiliary.Codes[member].RowValues(image), gradients = auxiliary.CodeGradients[member].Row(image);
        Span<float> numbers = _numbers[member];
        int feature = 0;
        for (int j = 0; j < indices.Length; j++, feature++)
        {
            while (silent[feature] != indices[j])
            {
                feature++;
            }

            int place = (feature / Features * _batch.Rows + image) * Numbers + feature % Features;
            numbers[place] = _scale * values[j];
            numbers[place + Features] = gradients[j];
            numbers[place + 2 * Features] = BitConverter.Int32BitsToSingle(-1);
        }
    }
}
