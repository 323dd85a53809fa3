namespace CareBridge.Referrals.Features.Contacts;

/// <summary>Of what participants read; by its BCP 47 tag on the outside.</summary>
internal enum Language
{
    En,
    Es,
}
