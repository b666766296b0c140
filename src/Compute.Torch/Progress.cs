using System.Diagnostics;
using System.Globalization;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Says how far steps are, every few seconds.</summary>
/// <param name="say">Receives a line.</param>
/// <param name="what">What goes on.</param>
/// <param name="steps">How many steps it has.</param>
internal sealed class Progress(Action<string> say, string what, long steps)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _said = TimeSpan.Zero;

    /// <summary>Called after every step.</summary>
    public void Done(long step)
    {
        TimeSpan now = Stopwatch.GetElapsedTime(_start);
        if (now - _said >= Pause)
        {
            _said = now;
            say(string.Create(CultureInfo.InvariantCulture, $"{what}: step {step} of {steps}, {now.TotalMilliseconds / step:0} ms a step, {now * ((double)(steps - step) / step):m\\:ss} left"));
        }
    }
}
