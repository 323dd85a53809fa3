namespace CareBridge.Portal.Domain;

/// <summary>A way to reach somebody outside the portal.</summary>
internal enum Channel
{
    Email,
    Webhook,
    Sms,
}
