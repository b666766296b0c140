namespace ResearchPipeline.Cli.Terminal;

/// <summary>
/// The time that work still needs, by its rate in the recent past of this process: what was done before it began says nothing about how
/// fast it goes. Unknown until that past is long enough to be believed.
/// </summary>
internal sealed class TimeLeft(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestPast = TimeSpan.FromSeconds(5);
    private readonly Lock _oneAtATime = new();
    private readonly Queue<(long Time, double Share)> _past = new();
    private (long Time, double Share) _last;

    /// <summary>Notes how far the work is, 0 … 1.</summary>
    public void Add(double share)
    {
        lock (_oneAtATime)
        {
            if (share < _last.Share)
            {
                _past.Clear();
            }

            _last = (clock.GetTimestamp(), share);
            _past.Enqueue(_last);
            while (clock.GetElapsedTime(_past.Peek().Time, _last.Time) > Window)
            {
                _past.Dequeue();
            }
        }
    }

    /// <summary>The time left, or null while nobody can know.</summary>
    public TimeSpan? Estimate()
    {
        lock (_oneAtATime)
        {
            if (_past.Count == 0)
            {
                return null;
            }

            (long began, double from) = _past.Peek();
            TimeSpan past = clock.GetElapsedTime(began, _last.Time);
            return past >= ShortestPast && _last.Share > from
                ? (1 - _last.Share) / (_last.Share - from) * past
                : null;
        }
    }
}
