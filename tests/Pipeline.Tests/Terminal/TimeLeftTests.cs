using ResearchPipeline.Cli.Terminal;

namespace ResearchPipeline.Pipeline.Tests.Terminal;

public sealed class TimeLeftTests
{
    private readonly ManualClock _clock = new();
    private readonly TimeLeft _left;

    public TimeLeftTests() => _left = new TimeLeft(_clock);

    [Fact]
    public void It_is_unknown_until_some_seconds_have_been_seen()
    {
        _left.Estimate().ShouldBeNull();
        _left.Add(0);
        _left.Estimate().ShouldBeNull();
        Work(4, from: 0, to: 0.04);
        _left.Estimate().ShouldBeNull();
        Work(6, from: 0.04, to: 0.1);
        _left.Estimate()!.Value.TotalSeconds.ShouldBe(90, 0.01, "a tenth took ten seconds");
    }

    [Fact]
    public void After_a_resumption_only_the_rate_of_this_process_counts()
    {
        _left.Add(0.73);
        _left.Estimate().ShouldBeNull("three quarters at once say nothing");
        Work(10, from: 0.73, to: 0.74);
        _left.Estimate()!.Value.TotalSeconds.ShouldBe(260, 0.01, "a hundredth took ten seconds");
    }

    [Fact]
    public void Only_the_last_half_minute_counts()
    {
        _left.Add(0);
        Work(100, from: 0, to: 0.1);
        Work(40, from: 0.1, to: 0.5);
        _left.Estimate()!.Value.TotalSeconds.ShouldBe(50, 0.01, "a hundredth takes a second now");
    }

    [Fact]
    public void Work_that_does_not_get_on_or_that_starts_again_has_no_time_left_that_anyone_knows()
    {
        _left.Add(0.2);
        Work(10, from: 0.2, to: 0.2);
        _left.Estimate().ShouldBeNull();
        Work(10, from: 0.2, to: 0.3);
        _left.Add(0);
        _left.Estimate().ShouldBeNull();
    }

    private void Work(int seconds, double from, double to)
    {
        for (int second = 1; second <= seconds; second++)
        {
            _clock.GoOn(1);
            _left.Add(from + (to - from) * second / seconds);
        }
    }
}
