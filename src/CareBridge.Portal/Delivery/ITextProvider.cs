using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Delivery;

/// <summary>
/// Whoever brings text messages to phones. A provider takes one message under one id once, however often it is given
/// it, and answers when it has it; bringing it is its business from then on.
/// </summary>
internal interface ITextProvider
{
    bool IsOffered { get; }

    /// <param name="id">The same for each try.</param>
    /// <param name="phone">E.164, such as <c>+15550100123</c>.</param>
    /// <param name="text">At most <see cref="SmsChannel.LongestText"/> characters.</param>
    Task<DeliveryAnswer> SendAsync(Guid id, string phone, string text, Func<Task> handOver);
}
