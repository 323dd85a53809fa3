namespace CareBridge.Contracts.Directory;

/// <summary>A way in which somebody can be reached.</summary>
public enum ContactChannel
{
    Phone,
    TextMessage,
    Email,
    Letter,
    InPerson,
}
