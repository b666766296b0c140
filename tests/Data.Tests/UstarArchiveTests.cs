using System.Formats.Tar;
using ResearchPipeline.Data.Datasets.Acquisition;

namespace ResearchPipeline.Data.Tests;

/// <summary>Our reader on archives that the framework's writer makes.</summary>
public sealed class UstarArchiveTests
{
    private static readonly byte[] Digits = [.. Enumerable.Range(0, 700).Select(i => (byte)(i * 7))];

    [Theory]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.V7)]
    public void A_file_is_found_among_others_in_every_format(TarEntryFormat format) =>
        UstarArchive.Find(Archive(format, "package/data/digits"), "package/data/digits", 700)!.ToArray().ShouldBe(Digits);

    [Fact]
    public void A_long_name_is_put_together_from_its_two_fields()
    {
        string name = $"package/{new string('d', 90)}/digits";
        UstarArchive.Find(Archive(TarEntryFormat.Ustar, name), name, 700)!.ToArray().ShouldBe(Digits);
    }

    [Fact]
    public void Another_name_or_size_is_not_there()
    {
        UstarArchive.Find(Archive(TarEntryFormat.Ustar, "package/data/digits"), "package/data/digit", 700).ShouldBeNull();
        UstarArchive.Find(Archive(TarEntryFormat.Ustar, "package/data/digits"), "package/data/digits", 701).ShouldBeNull();
    }

    internal static MemoryStream Archive(TarEntryFormat format, string name)
    {
        MemoryStream archive = new();
        using (TarWriter writer = new(archive, format, leaveOpen: true))
        {
            Write(writer, format, "package/readme", [1, 2, 3]);
            Write(writer, format, name, Digits);
            Write(writer, format, "package/last", new byte[512]);
        }

        archive.Position = 0;
        return archive;
    }

    private static void Write(TarWriter writer, TarEntryFormat format, string name, byte[] content)
    {
        using MemoryStream data = new(content);
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
            TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
            TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
            _ => new PaxTarEntry(TarEntryType.RegularFile, name),
        };
        entry.DataStream = data;
        writer.WriteEntry(entry);
    }
}
