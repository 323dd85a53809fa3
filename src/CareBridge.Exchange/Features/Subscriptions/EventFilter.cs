using CareBridge.Exchange.Features.Filing;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// One filter criterion, such as <c>Observation?patient=Patient/…&amp;category=survey</c>. It says nothing of
/// resources of other types; of several about the same type all must be met.
/// </summary>
internal sealed record EventFilter(TopicTrigger Trigger, IReadOnlyList<EventFilter.Condition> Conditions)
{
    private const int MostConditions = 10;
    private const int MostAlternatives = 20;

    /// <summary>Null when it cannot be honoured exactly; the findings say why.</summary>
    /// <param name="path">FHIRPath of the criterion.</param>
    public static EventFilter? Parse(
        string criterion, SubscriptionTopic topic, string baseUrl, string path, Findings findings)
    {
        var parts = criterion.Split('?');
        if (parts is not [var type, { Length: > 0 } query] || topic.Trigger(type) is not { } trigger)
        {
            findings.Add(path, $"One of {string.Join(", ", topic.Triggers.Select(Example))}, … is needed here.");
            return null;
        }
        var terms = query.Split('&');
        findings.That(terms.Length <= MostConditions, path, $"At most {MostConditions} conditions.");
        var conditions = terms.Select(term => Parse(term, trigger, baseUrl, path, findings)).ToList();
        return conditions.Contains(null) ? null : new EventFilter(trigger, [.. conditions.OfType<Condition>()]);
    }

    public bool Matches(Resource resource) =>
        resource.TypeName != Trigger.Type || Conditions.All(condition => condition.Matches(resource));

    private static Condition? Parse(
        string term, TopicTrigger trigger, string baseUrl, string path, Findings findings)
    {
        var (name, text) = term.Split('=', 2) is [var before, var after] ? (before, after) : (term, "");
        var alternatives = Uri.UnescapeDataString(text).Split(',', StringSplitOptions.RemoveEmptyEntries);
        var filter = trigger.Filters.FirstOrDefault(one => one.Name == name);
        if (filter is null)
        {
            var known = string.Join(", ", trigger.Filters.Select(one => one.Name));
            findings.Add(path, $"{trigger.Type} can be narrowed here by {known} only, and without modifiers.");
            return null;
        }
        if (alternatives.Length is 0 or > MostAlternatives)
        {
            findings.Add(path, $"{name} needs 1 to {MostAlternatives} values.");
            return null;
        }
        var values = alternatives.Select(value => filter.IsPatient ? Patient(value, baseUrl) : Token(value)).ToList();
        if (!values.Contains(null)) return new Condition(filter, [.. values.OfType<FilterValue>()]);
        findings.Add(path, $"{name} is a {(filter.IsPatient ? "reference Patient/{id}" : "code or system|code")}.");
        return null;
    }

    private static FilterValue? Patient(string value, string baseUrl)
    {
        var local = value.StartsWith(baseUrl + "/", StringComparison.Ordinal) ? value[(baseUrl.Length + 1)..] : value;
        var id = local.StartsWith("Patient/", StringComparison.Ordinal) ? local["Patient/".Length..] : local;
        return Guid.TryParseExact(id, "D", out var parsed) ? new FilterValue(System: null, $"Patient/{parsed}") : null;
    }

    private static FilterValue? Token(string value) => value.Split('|') switch
    {
        [{ Length: > 0 } code] => new FilterValue(System: null, code),
        [{ Length: > 0 } system, { Length: > 0 } code] => new FilterValue(system, code),
        _ => null,
    };

    private static string Example(TopicTrigger trigger) => $"{trigger.Type}?{trigger.Filters[0].Name}=…";

    internal sealed record Condition(TopicFilter Filter, IReadOnlyList<FilterValue> Wanted)
    {
        public bool Matches(Resource resource) => Filter.Values(resource).Any(has => Wanted.Any(wanted =>
            wanted.Value == has.Value && (wanted.System is null || has.System is null || wanted.System == has.System)));
    }
}
