namespace ResearchPipeline.Engine.Tests;

/// <summary>What somebody may do to a finished stage: it is noticed, told, and heals by running again.</summary>
[Trait("Category", "Reliability")]
public sealed class StageAttackTests : IDisposable
{
    private readonly StageSandbox _sandbox = new();

    public StageAttackTests() => _sandbox.Run().ShouldBeTrue();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_record_that_lists_nothing_is_not_believed()
    {
        _sandbox.EditRecord(text => text[..text.IndexOf("\"outputs\"", StringComparison.Ordinal)] + "\"outputs\": [] }");
        File.WriteAllText(_sandbox.At("make", "out.txt"), "altered");
        _sandbox.Reasons().ShouldBe(["its record does not list more.txt", "its record does not list out.txt"]);
        _sandbox.Run().ShouldBeTrue();
        File.ReadAllText(_sandbox.At("make", "out.txt")).ShouldBe("made");
    }

    [Fact]
    public void A_record_with_a_second_list_of_outputs_is_not_believed()
    {
        _sandbox.EditRecord(text => text.TrimEnd()[..^1] + ", \"outputs\": [] }");
        _sandbox.HealsBecause("its record is missing or cannot be believed");
    }

    [Fact]
    public void A_record_that_lost_one_output_is_not_believed_though_the_file_is_altered_or_gone()
    {
        Artefact lost = StageRecord.Read(_sandbox.At("make"))!.Outputs[0];
        Forget(lost.Path);
        File.Delete(_sandbox.At("make", lost.Path));
        _sandbox.HealsBecause($"output {lost.Path} is missing");
        Forget(lost.Path);
        _sandbox.HealsBecause($"its record does not list {lost.Path}");
    }

    [Fact]
    public void A_record_that_lists_more_than_the_stage_makes_is_not_believed()
    {
        StageRecord record = StageRecord.Read(_sandbox.At("make"))!;
        (record with { Outputs = [.. record.Outputs, record.Outputs[0] with { Path = "other.txt" }] }).Write(_sandbox.At("make"));
        _sandbox.HealsBecause("its record lists other.txt, which it does not make");
    }

    [Fact]
    public void A_record_of_another_stage_is_not_believed()
    {
        StageRecord record = StageRecord.Read(_sandbox.At("make"))!;
        (StageRecord.Of("other", record.Parameters, record.Inputs, record.Implementation) with { Outputs = record.Outputs }).Write(_sandbox.At("make"));
        _sandbox.HealsBecause("its record is missing or cannot be believed");
    }

    [Theory]
    [InlineData("x AS SELECT 1; COPY (SELECT 42) TO 'pwned.csv'; --.parquet")]
    [InlineData("garbage.parquet")]
    [InlineData("out.txt.part")]
    public void A_file_that_is_not_of_the_stage_is_named_and_goes(string name)
    {
        File.WriteAllText(_sandbox.At("make", name), "garbage");
        _sandbox.HealsBecause($"{name} is none of its files");
    }

    [Fact]
    public void A_folder_or_a_link_among_its_files_is_named_and_goes_and_what_the_link_leads_to_stays()
    {
        Directory.CreateDirectory(_sandbox.At("make", "folder"));
        _sandbox.HealsBecause("folder is none of its files");
        string victims = Directory.CreateDirectory(_sandbox.At("victims")).FullName;
        File.WriteAllText(Path.Combine(victims, "precious"), "precious");
        Directory.CreateSymbolicLink(_sandbox.At("make", "link"), victims);
        _sandbox.HealsBecause("link is none of its files");
        File.Exists(Path.Combine(victims, "precious")).ShouldBeTrue();
    }

    [Fact]
    public void An_output_that_is_a_link_to_the_same_bytes_is_replaced_by_a_file()
    {
        string output = _sandbox.At("make", "out.txt");
        File.Move(output, _sandbox.At("elsewhere"));
        File.CreateSymbolicLink(output, _sandbox.At("elsewhere"));
        _sandbox.HealsBecause("output out.txt is not a file of its own");
        File.Exists(_sandbox.At("elsewhere")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("make/out.txt", "output out.txt was altered")]
    [InlineData("make/stage.json", "its record is missing or cannot be believed")]
    [InlineData("make", "make is a file and not a folder")]
    public void A_pipe_in_its_place_is_not_read(string path, string reason)
    {
        string full = _sandbox.At(path);
        Files.DirectoryEntry.Remove(full);
        NamedPipe.Make(full);
        _sandbox.HealsBecause(reason);
    }

    [Fact]
    public void A_file_or_a_link_in_the_place_of_its_folder_heals()
    {
        string folder = _sandbox.At("make");
        Directory.Move(folder, _sandbox.At("moved"));
        File.WriteAllText(folder, "a plain file");
        _sandbox.HealsBecause("make is a file and not a folder");
        Directory.Delete(folder, recursive: true);
        Directory.CreateSymbolicLink(folder, _sandbox.At("moved"));
        _sandbox.HealsBecause("make is a link and not a folder");
        Directory.GetFiles(_sandbox.At("moved")).Length.ShouldBe(3, "a link is removed, never followed");
    }

    [Theory]
    [InlineData(".make.partial")]
    [InlineData(".make.replaced")]
    public void Whatever_lies_in_the_place_of_its_working_folders_goes(string name)
    {
        string path = _sandbox.At(name);
        string victims = Directory.CreateDirectory(_sandbox.At("victims")).FullName;
        File.WriteAllText(Path.Combine(victims, "precious"), "precious");
        foreach (Action<string> put in (Action<string>[])[file => File.WriteAllText(file, "a plain file"), NamedPipe.Make, link => Directory.CreateSymbolicLink(link, victims)])
        {
            put(path);
            File.AppendAllText(_sandbox.At("make", "out.txt"), "!");
            _sandbox.HealsBecause("output out.txt was altered");
            Files.DirectoryEntry.KindOf(path).ShouldBe(Files.EntryKind.Missing);
        }

        File.Exists(Path.Combine(victims, "precious")).ShouldBeTrue();
    }

    [Fact]
    public void What_somebody_put_into_the_working_folder_of_an_interrupted_run_is_not_published()
    {
        Action<string> body = _sandbox.Body;
        _sandbox.Body = _ => throw new InvalidOperationException("interrupted");
        File.AppendAllText(_sandbox.At("make", "out.txt"), "!");
        Should.Throw<InvalidOperationException>(() => _sandbox.Run());
        string partial = _sandbox.At(".make.partial");
        File.WriteAllText(Path.Combine(partial, "garbage.parquet"), "garbage");
        File.CreateSymbolicLink(Path.Combine(partial, "more.txt"), _sandbox.At("make", "more.txt"));
        NamedPipe.Make(Path.Combine(partial, "pipe"));
        _sandbox.Body = body;
        _sandbox.HealsBecause("output out.txt was altered");
    }

    private void Forget(string path)
    {
        StageRecord record = StageRecord.Read(_sandbox.At("make"))!;
        (record with { Outputs = [.. record.Outputs.Where(output => output.Path != path)] }).Write(_sandbox.At("make"));
    }
}
