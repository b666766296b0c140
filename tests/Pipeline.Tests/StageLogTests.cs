namespace ResearchPipeline.Pipeline.Tests;

[Trait("Category", "Reliability")]
public sealed class StageLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("log-").FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_are_added_to_the_log_of_their_stage()
    {
        StageLog log = new(_folder, _warnings.Add);
        log.Begin("train");
        log.Write("one");
        log.Write("two");
        File.ReadAllLines(Path.Combine(_folder, "train.log")).Select(line => line.Split(' ')[^1]).ShouldBe(["one", "two"]);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_a_log_is_told_once_and_stops_nothing()
    {
        string pipe = Path.Combine(_folder, "report.log");
        NamedPipe.Make(pipe);
        await Task.Run(() =>
        {
            StageLog log = new(_folder, _warnings.Add);
            log.Begin("report");
            log.Write("one");
            log.Write("two");
        }, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        _warnings.ShouldHaveSingleItem().ShouldBe(
            $"warning: the log {pipe} cannot be written: {pipe} is empty, or it is not a regular file but a pipe, a device or a socket. Delete it and run again.");
    }
}
