using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

[Trait("Category", "Reliability")]
public sealed class AttackFileTests
{
    public static TheoryData<string> Images => AttackFiles.In("idx-images");

    public static TheoryData<string> Labels => AttackFiles.In("idx-labels");

    public static TheoryData<string> Compressed => AttackFiles.In("gzip");

    [Theory]
    [MemberData(nameof(Images))]
    public void Images_are_refused(string name) => Refused("idx-images", name, path => IdxFile.ReadImages(path, 2, 3, 4));

    [Theory]
    [MemberData(nameof(Labels))]
    public void Labels_are_refused(string name) => Refused("idx-labels", name, path => IdxFile.ReadLabels(path, 5, 10));

    [Theory]
    [MemberData(nameof(Compressed))]
    public void A_compressed_file_never_gets_its_name(string name)
    {
        string folder = Directory.CreateTempSubdirectory("attack-").FullName;
        string cache = Directory.CreateDirectory(Path.Combine(folder, "cache")).FullName;
        File.Copy(AttackFiles.PathOf("gzip", name), Path.Combine(folder, RawDatasets.Mnist.TrainImages.Name + ".gz"));
        Should.Throw<DataException>(() => new DatasetAcquisition(cache, new DatasetPlaces(RawDatasets.Mnist, folder, null, null, []), _ => { }).Run(CancellationToken.None));
        Directory.GetFiles(cache).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
        Tally.Add("attack files refused");
    }

    private static void Refused(string kind, string name, Action<string> read)
    {
        string path = AttackFiles.PathOf(kind, name);
        AttackFiles.Frugally(path, () => Should.Throw<DataException>(() => read(path)).Message.ShouldContain(path));
    }
}
