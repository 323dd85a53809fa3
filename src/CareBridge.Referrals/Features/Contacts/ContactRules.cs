using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>What every time that is named must be, whoever names it.</summary>
internal sealed class ContactRules(TimeProvider time)
{
    private const int MostMinutes = 480;

    /// <exception cref="InvalidRequestException">It cannot be.</exception>
    public void Require(ContactPlan plan) => When(plan.StartsAt, plan.Minutes)
        .That(Enum.IsDefined(plan.Format), "format", EnumCode.OneOf<ContactFormat>())
        .OptionalText(plan.Place, "place", ReferralMapping.StatusReasonLength)
        .ThrowIfAny();

    /// <exception cref="InvalidRequestException">It cannot be.</exception>
    public void Require(DateTimeOffset startsAt, int minutes) => When(startsAt, minutes).ThrowIfAny();

    private Check When(DateTimeOffset startsAt, int minutes)
    {
        var now = time.Now();
        return new Check()
            .That(startsAt > now && startsAt < now.AddYears(1), "startsAt", "A time to come, within a year.")
            .That(minutes is >= 1 and <= MostMinutes, "minutes", $"1 to {MostMinutes}.");
    }
}
