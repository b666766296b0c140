using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>The table of a published sweep is believed where it is the one that its manifest lists, and of the plan that the sweep has.</summary>
public sealed class PublishedRunsTests : IDisposable
{
    private static readonly RunOptions Options = RunOptions.Of(new Dictionary<string, string>());
    private static readonly KnownSweep Sweep = new KnownSweeps(Path.GetTempPath()).Find(Catalogue.publishedSweeps[0])!;
    private readonly string _folder = Directory.CreateTempSubdirectory("published ü-").FullName;

    public PublishedRunsTests()
    {
        foreach (string name in (string[])[Manifest.FileName, SweepResults.Output])
        {
            File.Copy(Path.Combine(Repository.FindRoot(), "reports", Sweep.Name, name), Path.Combine(_folder, name));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_has_every_run_of_the_plan()
    {
        PublishedRuns published = PublishedRuns.In(_folder, Sweep, Options)!;
        published.Of.Keys.ShouldBe(Sweep.Plan.Runs.Select(run => run.Run), ignoreOrder: true);
        published.Table.ShouldBe(Path.Combine(_folder, SweepResults.Output));
    }

    [Fact]
    public void Another_table_is_not_believed()
    {
        using (FileStream table = File.OpenWrite(Path.Combine(_folder, SweepResults.Output)))
        {
            table.Position = table.Length / 2;
            table.WriteByte(0);
        }

        Should.Throw<StageException>(() => PublishedRuns.In(_folder, Sweep, Options)).Message.ShouldContain("is not the table that");
        File.Delete(Path.Combine(_folder, SweepResults.Output));
        Should.Throw<StageException>(() => PublishedRuns.In(_folder, Sweep, Options)).Message.ShouldContain("git checkout -- ");
    }

    [Fact]
    public void The_table_of_another_plan_is_not_shown()
    {
        SweepPlan fewer = Sweep.Plan with { Runs = [.. Sweep.Plan.Runs.Skip(1)] };
        Should.Throw<StageException>(() => PublishedRuns.In(_folder, Sweep with { Plan = fewer }, Options)).Message.ShouldContain("is of another plan than the sweep");
    }

    [Fact]
    public void Where_nothing_is_published_there_is_none()
    {
        File.Delete(Path.Combine(_folder, Manifest.FileName));
        PublishedRuns.In(_folder, Sweep, Options).ShouldBeNull();
    }
}
