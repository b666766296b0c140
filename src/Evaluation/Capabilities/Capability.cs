namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>What models can do: what their members can, for tables have rows of members; a model without members is its own.</summary>
internal static class Capability
{
    // To have members, and what is known of them together.
    private static readonly Type[] OfTheWhole = [typeof(IHasMembers<>), typeof(IHasHistory), typeof(IHasLosses), typeof(IHasSizes), typeof(ICorrupts), typeof(ITakesFeatures)];

    /// <summary>Whether models of a type can do all of this.</summary>
    public static bool Has(Type model, params IEnumerable<Type> capabilities) =>
        capabilities.All(capability => capability.IsAssignableFrom(IsOfTheWhole(capability) ? model : MemberOf(model) ?? model));

    /// <summary>Whether they consist of members, and can do this as a whole too.</summary>
    public static bool HasAsWhole(Type model, Type capability) => MemberOf(model) is not null && capability.IsAssignableFrom(model);

    /// <summary>The members of a model that can do this: all, or none. A model without members is its own and only one.</summary>
    public static T[] OfMembers<T>(object model)
        where T : class =>
        [.. (model is IHasMembers<object> whole ? whole.Members : [model]).OfType<T>()];

    /// <summary>A model that consists of members, where it can do this as a whole; else null.</summary>
    public static T? OfWhole<T>(object model)
        where T : class =>
        model is IHasMembers<object> ? model as T : null;

    private static bool IsOfTheWhole(Type capability) => OfTheWhole.Contains(capability.IsGenericType ? capability.GetGenericTypeDefinition() : capability);

    private static Type? MemberOf(Type model) => model.GetInterfaces()
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IHasMembers<>))?
        .GetGenericArguments()[0];
}
