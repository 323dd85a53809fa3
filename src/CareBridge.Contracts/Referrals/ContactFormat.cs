namespace CareBridge.Contracts.Referrals;

/// <summary>How a first contact is held: CareBridge's code system <c>contact-format</c>.</summary>
public enum ContactFormat
{
    InPerson,
    Video,
    Phone,
}
