using System.Text.RegularExpressions;
using CareBridge.Contracts.Crisis;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>A safety plan as its form writes it: each part in lines, where somebody to call is a name and a number.
/// </summary>
/// <param name="Version">Of the plan that was read, 0 when there was none: later changes are not written over.</param>
/// <param name="Parts">The lines of each part, as they were written.</param>
public sealed partial record SafetyForm(long Version, Guid? OrganizationId, IReadOnlyDictionary<string, string> Parts)
{
    public const string WarningSigns = "warningSigns";
    public const string Coping = "coping";
    public const string Distractions = "distractions";
    public const string Helpers = "helpers";
    public const string Professionals = "professionals";
    public const string Environment = "environment";
    public const string Reasons = "reasons";

    private static readonly string[] Names =
        [WarningSigns, Coping, Distractions, Helpers, Professionals, Environment, Reasons];

    /// <param name="plan">Null is none yet.</param>
    public static SafetyForm Of(SafetyPlanAnswer? plan) => new(
        plan?.Version ?? 0,
        plan?.OrganizationId,
        Names.ToDictionary(name => name, name => string.Join('\n', LinesOf(plan?.Plan ?? new SafetyPlanText(), name)
            .Select(line => line.Phone is { } phone ? $"{line.Text}: {phone}" : line.Text))));

    public static SafetyForm Of(IFormCollection form) => new(
        form.Version() ?? 0,
        Guid.TryParse(form["organizationId"], out var id) ? id : null,
        Names.ToDictionary(name => name, name => $"{form[name]}"));

    public SafetyPlanText ToText() => new()
    {
        WarningSigns = Lines(WarningSigns),
        Coping = Lines(Coping),
        Distractions = Contacts(Distractions),
        Helpers = Contacts(Helpers),
        Professionals = Contacts(Professionals),
        Environment = Lines(Environment),
        Reasons = Lines(Reasons),
    };

    internal static IEnumerable<(string Text, string? Phone)> LinesOf(SafetyPlanText plan, string part) => part switch
    {
        WarningSigns => Plain(plan.WarningSigns),
        Coping => Plain(plan.Coping),
        Distractions => Called(plan.Distractions),
        Helpers => Called(plan.Helpers),
        Professionals => Called(plan.Professionals),
        Environment => Plain(plan.Environment),
        _ => Plain(plan.Reasons),
    };

    private static IEnumerable<(string, string?)> Plain(IEnumerable<string> lines) =>
        lines.Select(line => (line, (string?)null));

    private static IEnumerable<(string, string?)> Called(IEnumerable<SafetyContact> contacts) =>
        contacts.Select(contact => (contact.Name, contact.Phone));

    private List<string> Lines(string part) =>
        [.. Parts[part].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>What stands after the last colon is the number, where it can be called.</summary>
    private List<SafetyContact> Contacts(string part) => [.. Lines(part).Select(line =>
        line.LastIndexOf(':') is var colon and > 0 && Callable().IsMatch(line[(colon + 1)..])
            ? new SafetyContact(line[..colon].Trim(), line[(colon + 1)..].Trim())
            : new SafetyContact(line.TrimEnd(':', ' '), null))];

    /// <summary>Three digits at least, as 988 has; a time of day is none.</summary>
    [GeneratedRegex(@"^\s*\+?\(?\d(?:[\s().\-/]*\d){2,}\)?(?:\s*(?:x|ext\.?|#)\s*\d+)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Callable();
}
