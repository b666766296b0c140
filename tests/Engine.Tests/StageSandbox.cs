using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Tests;

/// <summary>One stage "make" in a folder of its own, which makes out.txt and more.txt unless a test says otherwise.</summary>
internal sealed class StageSandbox : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-").FullName;

    public List<string> Lines { get; } = [];

    public int Runs { get; private set; }

    public StageTools Tools { get; set; } = StageTools.None;

    public StageDevice? Device { get; init; }

    public Action<string> Body { get; set; } = output =>
    {
        File.WriteAllText(Path.Combine(output, "out.txt"), "made");
        File.WriteAllText(Path.Combine(output, "more.txt"), "made too");
    };

    /// <summary>An engine as a fresh run of the program has it; bodies may stand in the tests.</summary>
    /// <param name="folder">Holds stages/ and runs/.</param>
    /// <param name="report">Told what happens.</param>
    /// <param name="run">The run's name.</param>
    public static StageEngine Engine(string folder, Action<string> report, string run = "run") =>
        new(StoreIn(folder), RunIn(folder, run), typeof(StageEngine).Assembly, new FileHashes(), report);

    public static StageStore StoreIn(string folder) => new(Path.Combine(folder, "stages"), [Path.Combine(folder, "runs")]);

    public static RunFolder RunIn(string folder, string run = "run") => new(Path.Combine(folder, "runs", run), StoreIn(folder));

    /// <summary>The entry of the stage as it is now.</summary>
    public string Entry => StoreIn(_folder).EntryOf(Engine(_folder, _ => { }).Describe(Make()));

    /// <summary>A path below the stage's entry for "make" and what is hidden beside it, else below the folder of all.</summary>
    public string At(params string[] parts) => Path.Combine([parts is [string first, ..] && first.TrimStart('.').StartsWith("make", StringComparison.Ordinal) ? Entry : _folder, .. parts]);

    public bool Run() => Engine(_folder, Lines.Add).Run(Make());

    /// <summary>Why it would run.</summary>
    public IReadOnlyList<string> Reasons() => [.. Engine(_folder, Lines.Add).Plan(Make()).Select(reason => reason.Text)];

    /// <summary>Changes the text of the record.</summary>
    public void EditRecord(Func<string, string> edit)
    {
        string path = At("make", StageRecord.FileName);
        string text = File.ReadAllText(path);
        string edited = edit(text);
        edited.ShouldNotBe(text);
        File.WriteAllText(path, edited);
    }

    /// <summary>The reason that is given, after which the stage runs once and is then up to date with its two files.</summary>
    public void HealsBecause(string reason)
    {
        Reasons().ShouldBe([reason]);
        int before = Runs;
        Run().ShouldBeTrue();
        Run().ShouldBeFalse();
        Runs.ShouldBe(before + 1);
        DirectoryEntry.KindOf(At("make")).ShouldBe(EntryKind.Folder);
        DirectoryEntry.Below(At("make")).ShouldBe(["more.txt", "out.txt", StageRecord.FileName]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Stage Make() => new(
        "make", new Dictionary<string, string>(), new Dictionary<string, string>(), ["out.txt", "more.txt"], Tools, (_, output) =>
        {
            Runs++;
            Body(output);
        })
    {
        Device = () => Device,
    };
}
