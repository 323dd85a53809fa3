using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Features.SafetyPlans;

/// <summary>What a safety plan must be like.</summary>
internal static class SafetyPlanRules
{
    public static Check Check(this Check check, SafetyPlanText plan)
    {
        Lines(check, plan.WarningSigns, "plan.warningSigns");
        Lines(check, plan.Coping, "plan.coping");
        Contacts(check, plan.Distractions, "plan.distractions", isToBeCalled: false);
        Contacts(check, plan.Helpers, "plan.helpers", isToBeCalled: true);
        Contacts(check, plan.Professionals, "plan.professionals", isToBeCalled: true);
        Lines(check, plan.Environment, "plan.environment");
        Lines(check, plan.Reasons, "plan.reasons");
        return check.That(!plan.IsSame(new SafetyPlanText()), "plan", "Write something into at least one step.");
    }

    private static void Lines(Check check, IReadOnlyList<string> lines, string field)
    {
        Most(check, lines.Count, field);
        foreach (var (index, line) in lines.Index()) check.Text(line, $"{field}[{index}]", SafetyPlanText.LineLength);
    }

    private static void Contacts(
        Check check, IReadOnlyList<SafetyContact?> contacts, string field, bool isToBeCalled)
    {
        Most(check, contacts.Count, field);
        foreach (var (index, contact) in contacts.Index())
        {
            check.Text(contact?.Name, $"{field}[{index}].name", SafetyContact.NameLength);
            var phone = $"{field}[{index}].phone";
            if (isToBeCalled) check.Text(contact?.Phone, phone, SafetyContact.PhoneLength);
            else check.OptionalText(contact?.Phone, phone, SafetyContact.PhoneLength);
        }
    }

    private static void Most(Check check, int count, string field) =>
        check.That(count <= SafetyPlanText.MostLines, field, $"At most {SafetyPlanText.MostLines}.");
}
