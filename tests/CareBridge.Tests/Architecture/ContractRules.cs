using System.Reflection;
using CareBridge.Contracts;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Hosting;

namespace CareBridge.Tests.Architecture;

/// <summary>What crosses the bus is a promise: plain facts, and a shape that changes only on purpose.</summary>
public sealed class ContractRules
{
    /// <summary>What a broker may keep in the clear.</summary>
    private static readonly Type[] Plain =
    [
        typeof(Guid), typeof(bool), typeof(int), typeof(long), typeof(DateTimeOffset), typeof(DateOnly),
        typeof(SealedContent),
    ];

    private static readonly Assembly Contracts = typeof(SealedContent).Assembly;

    /// <summary>Messages are the contracts that some aggregate records: named as past facts.</summary>
    private static IEnumerable<Type> Messages => Contracts.GetExportedTypes().Where(type =>
        type.Name.EndsWith("Changed", StringComparison.Ordinal)
        || type.Name.EndsWith("Recorded", StringComparison.Ordinal)
        || type.Name.EndsWith("Reached", StringComparison.Ordinal)
        || type.Name.EndsWith("Paged", StringComparison.Ordinal)
        || type.Name.EndsWith("Sent", StringComparison.Ordinal));

    [Fact]
    public void A_message_is_a_sealed_record_of_facts_that_name_nobody() =>
        Assert.Empty(Messages.SelectMany(Breaches));

    [Fact]
    public void A_message_that_says_too_much_is_found()
    {
        Assert.NotEmpty(Breaches(typeof(Offender)));
        Assert.NotEmpty(Breaches(typeof(ParticipantDetails)));
    }

    [Fact]
    public void A_contract_changes_its_shape_only_together_with_the_list()
    {
        var shape = Contracts.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(Shape);

        WrittenByCode.Equal(shape, "tests/CareBridge.Tests/Architecture/contracts.txt");
    }

    [Fact]
    public void In_a_service_only_the_module_is_public()
    {
        var services = Host.Services.All.Select(module => module.GetType().Assembly);

        Assert.All(services, service => Assert.All(
            service.GetExportedTypes()
                .Where(type => !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal) && !IsOfPages(type)),
            type => Assert.True(type.IsSubclassOf(typeof(ServiceModule)), $"{type} is public")));
    }

    /// <summary>Razor makes its components public, and what is handed to them must be as well.</summary>
    private static bool IsOfPages(Type type) =>
        type.Namespace!.StartsWith("CareBridge.Portal.Pages", StringComparison.Ordinal);

    private static IEnumerable<string> Breaches(Type message)
    {
        if (!message.IsSealed || message.BaseType != typeof(object))
            yield return $"{message.Name} is not a sealed record";
        foreach (var property in message.GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                type = type.GetGenericArguments()[0];
            var isCode = type == typeof(string) && property.Name.EndsWith("Code", StringComparison.Ordinal);
            if (!type.IsEnum && !Plain.Contains(type) && !isCode)
                yield return $"{message.Name}.{property.Name} is {type.Name}";
        }
    }

    private static IEnumerable<string> Shape(Type type)
    {
        yield return type.FullName!;
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type)) yield return $"  {name}";
            yield break;
        }
        foreach (var property in type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
            yield return $"  {property.Name}: {Name(property.PropertyType)}";
        foreach (var method in type.IsInterface ? type.GetMethods() : [])
        {
            var parameters = method.GetParameters().Select(parameter => Name(parameter.ParameterType));
            yield return $"  {method.Name}({string.Join(", ", parameters)})";
        }
    }

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private sealed record Offender(Guid ParticipantId, string FamilyName);
}
