using System.Reflection;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Architecture;

/// <summary>
/// Every state machine is one table in the code, and <c>infra/docs/lifecycles.md</c> is made of these tables.
/// </summary>
public sealed class LifecycleRules
{
    private static readonly FieldInfo[] Lifecycles =
        [.. Host.Services.All.SelectMany(module => module.GetType().Assembly.GetTypes())
            .Concat(typeof(Aggregate).Assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(
                BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType is { IsGenericType: true } table
                && table.GetGenericTypeDefinition() == typeof(Lifecycle<>))
            .OrderBy(Service, StringComparer.Ordinal).ThenBy(Name, StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Lifecycles.Select(Name)];

    [Fact]
    public void The_documented_tables_are_those_of_the_code() =>
        WrittenByCode.Equal(Document(), "infra/docs/lifecycles.md");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_listed_move_is_made_and_every_other_refused(string name)
    {
        var lifecycle = Lifecycles.Single(one => Name(one) == name).GetValue(null)!;
        var (move, listed) = (lifecycle.GetType().GetMethod("Move")!, Moves(lifecycle));
        var statuses = Enum.GetValues(lifecycle.GetType().GetGenericArguments()[0]).Cast<Enum>().ToList();

        foreach (var (from, to) in statuses.SelectMany(from => statuses.Select(to => (from, to))))
        {
            var refusal = Record.Exception(() => move.Invoke(lifecycle, [from, to]))?.InnerException;
            if (listed[from].Contains(to)) Assert.Null(refusal);
            else Assert.Equal("illegal-transition", Assert.IsType<RefusedException>(refusal).Code);
        }
        // A status that nobody leaves or reaches is none.
        Assert.All(statuses, status => Assert.True(
            listed[status].Count > 0 || listed.Values.Any(to => to.Contains(status)), $"{name}: {status}"));
    }

    private static IEnumerable<string> Document()
    {
        yield return "# Lifecycles";
        yield return "";
        yield return "What may become of what. Written by the tests from the tables in the code; to write it anew:";
        yield return "";
        yield return "    CAREBRIDGE_WRITE_FILES=1 dotnet test tests/CareBridge.Tests --filter LifecycleRules";
        yield return "";
        yield return "A move that is not listed is refused: `409` `illegal-transition` over JSON, `422` over FHIR.";
        foreach (var service in Lifecycles.GroupBy(Service))
        {
            yield return "";
            yield return $"## {service.Key}";
            foreach (var line in service.SelectMany(Section)) yield return line;
        }
    }

    private static IEnumerable<string> Section(FieldInfo field)
    {
        var lifecycle = field.GetValue(null)!;
        var listed = Moves(lifecycle);
        yield return "";
        yield return $"### {Name(field)}";
        yield return "";
        yield return "| from | to |";
        yield return "|---|---|";
        foreach (Enum from in Enum.GetValues(lifecycle.GetType().GetGenericArguments()[0]))
            yield return $"| {Code(from)} | {(listed[from].Count == 0 ? "" : Codes(listed[from]))} |";
    }

    private static string Codes(IEnumerable<Enum> statuses) => string.Join(", ", statuses.Order().Select(Code));

    private static string Code(Enum status) =>
        $"`{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString())}`";

    private static Dictionary<Enum, IReadOnlyList<Enum>> Moves(object lifecycle)
    {
        var status = lifecycle.GetType().GetGenericArguments()[0];
        var allows = lifecycle.GetType().GetMethod("Allows")!;
        var all = Enum.GetValues(status).Cast<Enum>().ToList();
        return all.ToDictionary(from => from, from => (IReadOnlyList<Enum>)
            [.. all.Where(to => (bool)allows.Invoke(lifecycle, [from, to])!)]);
    }

    private static string Service(FieldInfo field) => field.DeclaringType!.Namespace!.Split('.')[1];

    /// <summary>What it is the life of, and which of its statuses.</summary>
    private static string Name(FieldInfo field) =>
        $"{field.DeclaringType!.Name}: {field.FieldType.GetGenericArguments()[0].Name}";
}
