using System.Buffers.Binary;
using System.Text;

namespace ResearchPipeline.Compute.Torch;

/// <summary>
/// A version that a shared library of 64-bit Linux (ELF, little-endian) asks another library for. A loader refuses the library where the version is missing, unless the requirement is marked weak
/// (VER_FLG_WEAK in its Vernaux record; "ELF symbol versioning", U. Drepper). That is enough where nothing in the library uses a symbol of the version.
/// </summary>
internal static class NativeRequirement
{
    private const uint RequiredVersions = 0x6ffffffe;
    private const ushort Weak = 2;
    private const int HeaderBytes = 64;

    /// <summary>Whether a file asks for a version, and so that a loader insists on it.</summary>
    /// <param name="path">A library; what is none asks for nothing.</param>
    /// <param name="version">Such as "GLIBCXX_3.4.32".</param>
    public static bool IsStrong(string path, string version) => Find(File.ReadAllBytes(path), version) != Missing;

    /// <summary>Marks the requirement weak in the file: one byte.</summary>
    /// <param name="path">A library that may be written to: a copy of one's own, never that of a package.</param>
    /// <param name="version">Such as "GLIBCXX_3.4.32".</param>
    /// <returns>Whether it was marked; not where it is weak already, or nobody asks for the version.</returns>
    public static bool Weaken(string path, string version)
    {
        byte[] library = File.ReadAllBytes(path);
        long place = Find(library, version);
        if (place == Missing)
        {
            return false;
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Write);
        file.Position = place;
        file.WriteByte((byte)(library[place] | Weak));
        return true;
    }

    private const long Missing = -1;

    // The place of the flags of the strong requirement. A file that is cut off, or lies about its parts, asks for nothing.
    private static long Find(byte[] library, string version)
    {
        if (library.Length < HeaderBytes || !library.AsSpan(0, 6).SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
        {
            return Missing;
        }

        try
        {
            Elf elf = new(library);
            return elf.Sections.Where(section => elf.Word(section + 4) == RequiredVersions).SelectMany(elf.RequirementsOf)
                .Where(requirement => requirement.Name == version && (elf.Half(requirement.Flags) & Weak) == 0)
                .Select(requirement => requirement.Flags).DefaultIfEmpty(Missing).First();
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or OverflowException)
        {
            return Missing;
        }
    }

    private sealed class Elf(byte[] library)
    {
        private const int SectionBytes = 64;

        public uint Word(long place) => BinaryPrimitives.ReadUInt32LittleEndian(From(place));

        public ushort Half(long place) => BinaryPrimitives.ReadUInt16LittleEndian(From(place));

        // Places of section headers.
        public IEnumerable<long> Sections => Enumerable.Range(0, Half(0x3c)).Select(section => Long(0x28) + SectionBytes * section);

        // Verneed records, one for each library that is needed, each with Vernaux records, one for each version.
        public IEnumerable<(string Name, long Flags)> RequirementsOf(long section)
        {
            long names = Long(Long(0x28) + SectionBytes * (long)Word(section + 40) + 24);
            uint libraries = Word(section + 44);
            long need = Long(section + 24);
            for (uint i = 0; i < libraries; i++)
            {
                long version = need + Word(need + 8);
                int versions = Half(need + 2);
                for (int j = 0; j < versions; j++, version += Word(version + 12))
                {
                    yield return (Name(names + Word(version + 8)), version + 4);
                }

                // The last one leads nowhere.
                if (Word(need + 12) is var next && next == 0)
                {
                    yield break;
                }

                need += next;
            }
        }

        private string Name(long place) => From(place) is var rest && rest.IndexOf((byte)0) is int end and >= 0
            ? Encoding.ASCII.GetString(rest[..end])
            : "";

        private long Long(long place) => BinaryPrimitives.ReadInt64LittleEndian(From(place));

        private ReadOnlySpan<byte> From(long place) => library.AsSpan(checked((int)place));
    }
}
