using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Specification.Tests;

/// <summary>Studies of which nothing is known, but that their choices have the types that they have. FsCheck makes no Lazy by itself.</summary>
internal static class AnyStudy
{
    public static Arbitrary<Study> Arbitrary { get; } = ArbMap.Default
        .MergeArb(Arb.From(ArbMap.Default.GeneratorFor<ArmSetting[]>().Select(settings => new Lazy<ArmSetting[]>(settings))))
        .ArbFor<Study>();
}
