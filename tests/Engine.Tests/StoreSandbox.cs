namespace ResearchPipeline.Engine.Tests;

/// <summary>Runs of one stage "train" that share a store, which makes weights.txt.</summary>
internal sealed class StoreSandbox : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("store-").FullName;

    public List<string> Lines { get; } = [];

    /// <summary>How often weights were made.</summary>
    public int Made { get; private set; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public bool Run(string run, Stage stage) => StageSandbox.Engine(Folder, Lines.Add, run).Run(stage);

    public void Fail(string k) => Should.Throw<InvalidOperationException>(() => Run("one", Learn(k) with { Body = (_, _) => throw new InvalidOperationException("interrupted") }));

    public StageEngine Engine(string run) => StageSandbox.Engine(Folder, _ => { }, run);

    public string Entry(Stage stage) => StageSandbox.StoreIn(Folder).EntryOf(Engine("any").Describe(stage));

    public string[] Entries() => Directory.GetDirectories(At("stages"), "train-*");

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    public Stage Learn(string k) => new(
        "train", new Dictionary<string, string> { ["k"] = k }, new Dictionary<string, string>(), ["weights.txt"], StageTools.None,
        (_, output) =>
        {
            Made++;
            File.WriteAllText(Path.Combine(output, "weights.txt"), $"k = {k}");
        });
}
