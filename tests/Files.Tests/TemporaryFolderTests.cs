namespace ResearchPipeline.Files.Tests;

// Alone: one of them changes where the whole process keeps temporary files, which other tests make theirs in.
[CollectionDefinition(nameof(TemporaryFolderTests), DisableParallelization = true)]
[Collection(nameof(TemporaryFolderTests))]
public sealed class TemporaryFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("place-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_goes_with_all_that_is_in_it()
    {
        using (TemporaryFolder temporary = TemporaryFolder.At(Path.Combine(_folder, "a")))
        {
            Directory.CreateDirectory(Path.Combine(temporary.Path, "b"));
            File.WriteAllText(Path.Combine(temporary.Path, "b", "c"), "c");
        }

        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void It_stays_when_somebody_wants_to_look_at_it()
    {
        using (TemporaryFolder temporary = TemporaryFolder.At(Path.Combine(_folder, "a")))
        {
            Directory.CreateDirectory(temporary.Path);
            temporary.Keep();
        }

        Directory.Exists(Path.Combine(_folder, "a")).ShouldBeTrue();
    }

    [Fact]
    public void One_that_was_never_made_is_no_error() => Should.NotThrow(() => TemporaryFolder.At(Path.Combine(_folder, "a")).Dispose());

    [Fact]
    public void Its_path_begins_at_the_root_also_where_the_place_for_temporary_files_is_relative()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "TMPDIR is of Unix");
        string? before = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", ".");
        try
        {
            using TemporaryFolder temporary = TemporaryFolder.Create("relative-");
            Path.IsPathFullyQualified(temporary.Path).ShouldBeTrue(temporary.Path);
            Directory.Exists(temporary.Path).ShouldBeTrue();
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }
    }
}
