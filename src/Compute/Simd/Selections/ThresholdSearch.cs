namespace ResearchPipeline.Compute.Simd.Selections;

/// <summary>
/// A bisection for a threshold that exactly k of some sort keys reach, which begins at a guess: whoever has the keys tells how many reach what is probed. Where it begins cannot show in the result.
/// </summary>
internal struct ThresholdSearch
{
    /// <summary>Where a search begins that knows nothing: in the middle of all keys.</summary>
    public const long FirstGuess = Beyond / 2;

    private const long Beyond = 1L << 32;
    private const long FirstStep = 1L << 19;
    private readonly int _k;

    // Keys from 0 on: low is reached by at least k of them, high by fewer.
    private long _low, _high, _probe, _step;

    /// <summary>A search for a threshold that k of <paramref name="count"/> keys reach.</summary>
    public ThresholdSearch(int k, int count, long guess)
    {
        (_k, Reached) = (k, count);
        (_low, _high, _probe, _step) = (0, Beyond, Math.Max(guess, 1), FirstStep);
    }

    /// <summary>How many keys reach the threshold.</summary>
    public int Reached { get; private set; }

    /// <summary>Whether it has ended: exactly k keys reach the threshold, as nearly always happens, or it is the k-th key and others equal it.</summary>
    public readonly bool IsOver => Reached == _k || _high - _low <= 1;

    /// <summary>The threshold to be tried next.</summary>
    public readonly int Probe => (int)(_probe - Beyond / 2);

    /// <summary>The highest threshold known to be reached by at least k keys.</summary>
    public readonly int Threshold => (int)(_low - Beyond / 2);

    /// <summary>A guess for a search among keys like these.</summary>
    public readonly long Guess => _low;

    /// <summary>Takes in how many keys reach what was probed. Steps grow until both ends are known, then the middle is tried.</summary>
    public void Tell(int atLeast)
    {
        if (atLeast >= _k)
        {
            (_low, Reached) = (_probe, atLeast);
        }
        else
        {
            _high = _probe;
        }

        bool bracketed = _low > 0 && _high < Beyond;
        _probe = bracketed ? (_low + _high) / 2 : _low > 0 ? Math.Min(_low + _step, Beyond - 1) : Math.Max(_high - _step, 1);
        _step *= bracketed ? 1 : 8;
    }
}
