import nock from 'nock'

// No test reaches the network; one that forgets its interceptor fails at once instead of waiting for a time-out.
nock.disableNetConnect()
