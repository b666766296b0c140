using System.Diagnostics;
using System.Globalization;
using System.Text;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// The time that a stage takes, over all the parts that interruptions cut it into. It lies in a file beside the stage's folder, which is
/// written every few seconds and at the end of the process: of a part that was killed, no more is lost. Nothing depends on it, so a file that cannot be read or written
/// costs a number and stops no run.
/// </summary>
internal sealed class StageClock : IDisposable
{
    private const long LargestFile = 1 << 16;
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(5);
    private readonly Lock _oneAtATime = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly string _path;
    private readonly string _attempt;
    private readonly double[] _before;
    private readonly Timer _timer;
    private bool _ended;

    private StageClock(string path, string attempt, double[] before)
    {
        (_path, _attempt, _before) = (path, attempt, before);
        _timer = new Timer(_ => Write(), null, TimeSpan.Zero, BetweenWrites);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>The file of the parts so far.</summary>
    public static string FileOf(string entry, string stage) => Path.Combine(entry, $".{stage}.seconds");

    /// <summary>Starts a part; those before it count when they were of the same fingerprint and nothing was published since.</summary>
    public static StageClock Start(string entry, string stage, string fingerprint)
    {
        string path = FileOf(entry, stage);
        // A process that was killed between publishing and Complete leaves a file behind whose parts are counted already.
        DateTime published = File.GetLastWriteTimeUtc(Path.Combine(entry, stage, StageRecord.FileName));
        string attempt = string.Create(CultureInfo.InvariantCulture, $"{fingerprint} {published.Ticks}");
        return new StageClock(path, attempt, Read(path, attempt));
    }

    /// <summary>Parts so far, this one included.</summary>
    public int Parts => _before.Length + 1;

    /// <summary>Seconds of all parts, this one until now.</summary>
    public double Seconds => _before.Sum() + _watch.Elapsed.TotalSeconds;

    /// <summary>The stage is complete: its next run begins to count at zero.</summary>
    public void Complete()
    {
        lock (_oneAtATime)
        {
            _ended = true;
            Quietly(() => File.Delete(_path));
        }
    }

    /// <summary>Ends the part, and keeps its time unless the stage is complete.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _timer.Dispose();
        Write();
        lock (_oneAtATime)
        {
            _ended = true;
        }
    }

    private void OnProcessExit(object? sender, EventArgs arguments) => Write();

    private void Write()
    {
        lock (_oneAtATime)
        {
            if (!_ended)
            {
                IEnumerable<string> seconds = _before.Append(_watch.Elapsed.TotalSeconds).Select(part => part.ToString("0.000", CultureInfo.InvariantCulture));
                Quietly(() => Replace(string.Join('\n', [_attempt, .. seconds])));
            }
        }
    }

    // Whatever lies there goes first: a link would be written through, and a pipe would block.
    private void Replace(string text)
    {
        File.Delete(_path);
        using FileStream file = new(_path, FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    private static double[] Read(string path, string attempt)
    {
        string[] lines = [];
        Quietly(() => lines = Encoding.UTF8.GetString(RegularFile.ReadAllBytes(path, LargestFile)).Split('\n'));
        double[] seconds = [.. lines.Skip(1).Select(line =>
            double.TryParse(line, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double part) ? part : double.NaN)];
        return lines.FirstOrDefault() == attempt && seconds.All(double.IsFinite) ? seconds : [];
    }

    private static void Quietly(Action access)
    {
        try
        {
            access();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DataException)
        {
            // A time that cannot be kept must not end a run: it is for people alone.
        }
    }
}
